def log = new File(basedir, 'build.log').text
def shows = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not show: $regex" as Object)
}

shows('Skipped: tests are skipped in this build')
if (log =~ 'test failed') throw new AssertionError('a test ran' as Object)
