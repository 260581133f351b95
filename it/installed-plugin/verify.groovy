def log = new File(basedir, 'build.log').text
def shows = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not show: $regex" as Object)
}

shows('Done in .*: 2 changes stored and active\\.')

// It was resolved, with its dependencies, through the installed pom.
def repo = new File(basedir, 'target/empty-repo')
assert new File(repo, 'io/github/stalwart-gitops/stalwart-maven-plugin').directory
assert new File(repo, 'org/yaml/snakeyaml').directory
