def log = new File(basedir, 'build.log').text
def tells = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not tell: $regex" as Object)
}

tells('1 object, 2 fields: .*Nothing was sent')
tells('the credential was refused \\(HTTP 401\\)')
tells('--token-file .*wrong\\.token')
tells('ERROR] Failed to execute goal .*:plan \\(wrong\\)')

// A refused credential is tried once: the server bans an address after too many failures.
assert log.readLines().count { it ==~ /.*DEBUG] HTTP 401 .*/ } == 1
// No credential is told, though debug output is on.
assert !log.contains('right-0123456789')
assert !log.contains('wrong-0123456789')
