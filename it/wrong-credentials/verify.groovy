def log = new File(basedir, 'build.log').text
def shows = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not show: $regex" as Object)
}

shows('1 object, 2 fields: .*Nothing was sent')
shows('the credential was refused \\(HTTP 401\\)')
shows('--token-file .*wrong\\.token')
shows('ERROR] Failed to execute goal .*:plan \\(wrong\\)')

// A refused credential is tried once: the server bans an address after too many failures.
assert log.readLines().count { it ==~ /.*DEBUG] HTTP 401 .*/ } == 1
// No credential is logged, even with debug output.
assert !log.contains('right-0123456789')
assert !log.contains('wrong-0123456789')
