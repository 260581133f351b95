// The log of each build.
def builds = new File(basedir, 'build.log').text.split('Scanning for projects')[1..3]
def count = { int build, String text -> builds[build].readLines().count { it.contains(text) } }
def once = 'runs once per build'

// The inherited goal runs only in the parent, that of module b in module b.
assert count(0, 'stored and active') == 1
assert count(0, once) == 2
assert count(0, "'a.example.org'") == 1

// In every module: all of them use one server, because module b finds what module a has applied.
assert count(1, once) == 0
assert count(1, 'stored and active') == 2
assert count(1, 'up to date: the stored settings match the manifests, nothing was written') == 1
assert count(1, 'up to date: the stored settings match the manifests, nothing was sent') == 1

// On the command line.
assert count(2, 'Valid: 2 fields declared.') == 1
assert count(2, once) == 0
