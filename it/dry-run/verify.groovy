def log = new File(basedir, 'build.log').text
def shows = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not show: $regex" as Object)
}

shows('1 object, 2 fields: .*Nothing was sent\\.')

assert !log.contains('written')

// The server was not changed: it did not even write its state.
def state = new File(basedir, 'state.json')
assert !state.exists() || new groovy.json.JsonSlurper().parse(state).stored == [:]
