def log = new File(basedir, 'build.log').text
def tells = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not tell: $regex" as Object)
}

tells('Done in .*: 2 changes stored and active\\.')

// It came, with its dependencies, from the pom that was installed.
def repo = new File(basedir, 'target/empty-repo')
assert new File(repo, 'io/github/stalwart-gitops/stalwart-maven-plugin').directory
assert new File(repo, 'org/yaml/snakeyaml').directory
