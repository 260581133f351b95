def log = new File(basedir, 'build.log').text
def shows = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not show: $regex" as Object)
}

shows('Valid: 2 fields declared\\.')
shows("'mx1\\.example\\.org'")
shows('1 object, 2 fields: .*Nothing was sent\\.')
