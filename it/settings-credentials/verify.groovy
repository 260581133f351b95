def log = new File(basedir, 'build.log').text
def shows = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not show: $regex" as Object)
}

assert log.readLines().count { it.contains('1 object, 2 fields: ') } == 2
shows('ERROR] Failed to execute goal .*:plan \\(broken\\) .*the password of server mail-broken of settings\\.xml cannot be decrypted')
shows('settings-security\\.xml')

assert !log.contains('correct horse')
assert !log.contains('api-0123456789')
