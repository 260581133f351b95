def log = new File(basedir, 'build.log').text
def tells = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not tell: $regex" as Object)
}

tells('1 object, 2 fields: .*Nothing was sent\\.')

assert !log.contains('written')

// The server was not touched: it has not even been given a state to keep.
def state = new File(basedir, 'state.json')
assert !state.exists() || new groovy.json.JsonSlurper().parse(state).stored == [:]
