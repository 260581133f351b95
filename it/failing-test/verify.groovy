def log = new File(basedir, 'build.log').text
def shows = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not show: $regex" as Object)
}

shows('connect.test.yaml:4:14: error: test failed: the public port: smtpGreeting')
shows('expected  "mail.example.org ESMTP"')
shows('got       "mx.example.org ESMTP", rule 1')
shows('Failed: 1 of 1 case failed')
assert new File(basedir, 'target/stalwart.xml').text.contains('failures="')
