def log = new File(basedir, 'build.log').text
def shows = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not show: $regex" as Object)
}

shows('MtaStageConnect +written')
shows('reload +refused.*SpamPyzor')
shows('Invalid address: failed to lookup address information')
shows('ERROR] Failed to execute goal .*:apply .*Failed: nothing changed, the server is as it was\\.')

// What was stored before is stored again.
def after = new File(basedir, 'after-refusal.yaml').text
assert after.contains('before.example.org')
assert !after.contains('smtpGreeting')

// The second apply, after the object was fixed, makes it active.
shows('Done in .*: 2 changes stored and active\\.')
def state = new groovy.json.JsonSlurper().parse(new File(basedir, 'state.json'))
assert state.active.MtaStageConnect.hostname.else == "'mx.example.org'"
assert state.stored == state.active
