def log = new File(basedir, 'build.log').text
def tells = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not tell: $regex" as Object)
}

tells('MtaStageConnect +written')
tells('reload +refused.*SpamPyzor')
tells('Invalid address: failed to lookup address information')
tells('ERROR] Failed to execute goal .*:apply .*Failed: nothing changed, the server is as it was\\.')

// What was stored before is stored again.
def after = new File(basedir, 'after-refusal.yaml').text
assert after.contains('before.example.org')
assert !after.contains('smtpGreeting')

// The second apply, once the object is mended, makes it active.
tells('Done in .*: 2 changes stored and active\\.')
def state = new groovy.json.JsonSlurper().parse(new File(basedir, 'state.json'))
assert state.active.MtaStageConnect.hostname.else == "'mx.example.org'"
assert state.stored == state.active
