def log = new File(basedir, 'build.log').text
def shows = { String regex ->
  if (!(log =~ regex)) throw new AssertionError("the log does not show: $regex" as Object)
}

shows('tests take 50 % of the rules, and 100 % are required')
shows('else never taken')
shows('- name: "smtpGreeting: else"')
