def log = new File(basedir, 'build.log').text
def tells = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not tell: $regex" as Object)
}

tells('stalwart:emulator-run')
tells("'mx.example.net'")
tells('Done in .*: 2 changes stored and active\\.')
tells('emulator is up to date: the stored settings match the manifests, nothing was sent')
tells('no server is named')
