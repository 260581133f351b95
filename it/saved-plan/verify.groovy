def log = new File(basedir, 'build.log').text
def shows = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not show: $regex" as Object)
}

shows('Saved as .*plan\\.json')
shows('Done in .*: 2 changes stored and active\\.')
shows('the saved plan is stale: MtaStageConnect\\.hostname was changed on the server')
shows('ERROR] Failed to execute goal .*:apply \\(stale\\) .*Refused: nothing was written\\.')

def state = new groovy.json.JsonSlurper().parse(new File(basedir, 'state.json'))
assert state.stored.MtaStageConnect.hostname.else == "'other.example.org'"

// A saved plan contains no credential.
def plan = new File(basedir, 'target/plan.json').text
assert !plan.toLowerCase().contains('password')
