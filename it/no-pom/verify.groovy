def log = new File(basedir, 'build.log').text
def shows = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not show: $regex" as Object)
}

shows('stalwart:emulator-run')
shows("'mx.example.net'")
shows('Done in .*: 2 changes stored and active\\.')
shows('emulator is up to date: the stored settings match the manifests, nothing was sent')
shows('no server is named')
