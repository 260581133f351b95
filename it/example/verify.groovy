def log = new File(basedir, 'build.log').text
def tells = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not tell: $regex" as Object)
}

tells('Valid: 2 fields declared\\.')
tells("'mx1\\.example\\.org'")
tells('1 object, 2 fields: .*Nothing was sent\\.')
