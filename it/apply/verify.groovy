def log = new File(basedir, 'build.log').text

// What each goal told, by the id of its execution.
def goals = ['validate', 'start', 'plan', 'apply', 'apply-again', 'export', 'plan-of-the-export', 'stop']
def told = goals.collectEntries { goal ->
  def from = log.indexOf("($goal) @ ")
  if (from < 0) throw new AssertionError("$goal did not run" as Object)
  def to = log.indexOf(') @ ', from + "($goal) @ ".size())
  [goal, log.substring(from, to < 0 ? log.size() : to)]
}
def tells = { String goal, String regex ->
  if (!(told[goal] =~ regex)) throw new AssertionError("$goal does not tell: $regex" as Object)
}

tells('validate', 'Valid: 5 fields declared\\.')
tells('start', 'INFO] EMULATOR   http://127.0.0.1:\\d+   management API')
tells('plan', 'INFO] EMULATOR   emulator:')
tells('plan', '\\+ rule 1 +if +local_port == 25')
tells('plan', '3 objects, 4 fields: .*Nothing was sent\\.')
tells('apply', 'MtaStageConnect +written')
tells('apply', 'MtaStageEhlo +written')
tells('apply', 'MtaStageMail +written')
tells('apply', 'reload +accepted')
tells('apply', 'Done in .*stored and active\\.')
tells('apply-again', 'up to date: the stored settings match the manifests')
tells('plan-of-the-export', 'up to date: the stored settings match the manifests')
tells('stop', 'EMULATOR   stopped')

// What was exported is what was declared, without what is at its default.
def exported = new File(basedir, 'target/exported.yaml').text
assert exported.contains("system('hostname') + ' ESMTP for our own people'")
assert exported.contains('local_port == 587')
assert !exported.contains('require')

// Maven finds nothing odd about the plugin.
def warnings = log.readLines().findAll { it.startsWith('[WARNING]') }
assert warnings == []
