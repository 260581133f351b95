def root = basedir.parentFile.parentFile.parentFile
def java25 = System.getProperty('java.specification.version') == '25' ? System.getProperty('java.home') + '/bin/java' : jdk25Java
if (!java25) {
  println 'The container image is not checked: no JDK 25 is installed.'
  return true
}

def run = { int expected, List<String> command, Map<String, String> environment = [:] ->
  def builder = new ProcessBuilder(command).directory(basedir).redirectErrorStream(true)
  builder.environment().clear()
  builder.environment().putAll([PATH: System.getenv('PATH')] + environment)
  def process = builder.start()
  def output = process.inputStream.getText('UTF-8')
  if (process.waitFor() != expected) throw new AssertionError("$command: ${process.exitValue()}\n$output" as Object)
  output
}

def folder = new File(basedir, 'image')
def jdk = new File(java25).parentFile.parentFile
run(0, ['sh', "$root/src/docker/build-runtime.sh" as String, jdk.path, "$root/target/stalwart-gitops.jar" as String, folder.path])

def dockerfile = new File(root, 'src/docker/Dockerfile').text
def entryPoint = new groovy.json.JsonSlurper().parseText((dockerfile =~ /(?m)^ENTRYPOINT (.*)$/)[0][1])
    .collect { it.replace('/opt/stalwart-gitops', folder.path) }
if (!(dockerfile =~ /(?m)^USER 65532:65532$/)) throw new AssertionError('the image runs as root')

// AOTMode=on: Java refuses to start if it cannot use the cache.
def strict = entryPoint[0..0] + ['-XX:AOTMode=on'] + entryPoint[1..-1]
def before = basedir.listFiles()*.name
def plan = run(0, strict + ['plan', '--url', 'emulator:'])
if (!plan.contains('220 mx.example.org ESMTP from a container')) throw new AssertionError(plan)
if (basedir.listFiles()*.name != before) throw new AssertionError('files were written')

def forms = ['text', 'json', 'markdown', 'html', 'junit', 'sarif', 'github', 'gitlab']
run(0, entryPoint + ['plan', '--url', 'emulator:'] + forms.collectMany { ['--report', "$it=report.$it" as String] })
forms.each { if (!new File(basedir, "report.$it").exists()) throw new AssertionError("no report $it" as Object) }
return true
