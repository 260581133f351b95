def log = new File(basedir, 'build.log').text
def shows = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not show: $regex" as Object)
}

shows('up to date: the stored settings match the manifests, nothing was sent')
shows("'\\[-old-\\]\\{\\+mx\\+\\}\\.example\\.org'|'old\\.example\\.org' +→ +'mx\\.example\\.org'")
shows('ERROR] Failed to execute goal .*:plan \\(failed\\) on project drift: 1 object, 1 field: else changed\\. Nothing was sent\\.')

def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/plan.json'))
assert report.kind == 'report'
assert report.plan != null
