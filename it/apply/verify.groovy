def log = new File(basedir, 'build.log').text

// The log of each goal, by the id of its execution.
def goals = ['validate', 'start', 'plan', 'apply', 'apply-again', 'export', 'plan-of-the-export', 'stop']
def logs = goals.collectEntries { goal ->
  def from = log.indexOf("($goal) @ ")
  if (from < 0) throw new AssertionError("$goal did not run" as Object)
  def to = log.indexOf(') @ ', from + "($goal) @ ".size())
  [goal, log.substring(from, to < 0 ? log.size() : to)]
}
def shows = { String goal, String regex ->
  if (!(logs[goal] =~ regex)) throw new AssertionError("$goal does not show: $regex" as Object)
}

shows('validate', 'Valid: 5 fields declared\\.')
shows('start', 'INFO] EMULATOR   http://127.0.0.1:\\d+   management API')
shows('plan', 'INFO] EMULATOR   emulator:')
shows('plan', '\\+ rule 1 +if +local_port == 25')
shows('plan', '3 objects, 4 fields: .*Nothing was sent\\.')
shows('apply', 'MtaStageConnect +written')
shows('apply', 'MtaStageEhlo +written')
shows('apply', 'MtaStageMail +written')
shows('apply', 'reload +accepted')
shows('apply', 'Done in .*stored and active\\.')
shows('apply-again', 'up to date: the stored settings match the manifests')
shows('plan-of-the-export', 'up to date: the stored settings match the manifests')
shows('stop', 'EMULATOR   stopped')

// The export contains what was declared, without what has its default.
def exported = new File(basedir, 'target/exported.yaml').text
assert exported.contains("system('hostname') + ' ESMTP for our own people'")
assert exported.contains('local_port == 587')
assert !exported.contains('require')

// Maven warns about nothing in the plugin.
def warnings = log.readLines().findAll { it.startsWith('[WARNING]') }
assert warnings == []
