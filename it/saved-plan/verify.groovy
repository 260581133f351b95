def log = new File(basedir, 'build.log').text
def tells = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not tell: $regex" as Object)
}

tells('Saved as .*plan\\.json')
tells('Done in .*: 2 changes stored and active\\.')
tells('the saved plan is stale: MtaStageConnect\\.hostname was changed on the server')
tells('ERROR] Failed to execute goal .*:apply \\(stale\\) .*Refused: nothing was written\\.')

def state = new groovy.json.JsonSlurper().parse(new File(basedir, 'state.json'))
assert state.stored.MtaStageConnect.hostname.else == "'other.example.org'"

// A saved plan holds no credential.
def plan = new File(basedir, 'target/plan.json').text
assert !plan.toLowerCase().contains('password')
