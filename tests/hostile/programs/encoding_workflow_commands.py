# attack: encoding
# goal: give orders to the build server that shows the text
# expect: RAISED

TEXT = "::error file=app.js::hi\n::set-output name=passed::true\r\n::add-mask::PASSED\n##vso[task.complete]\n::stop-commands::x"
print(TEXT)


def gradient(x):
    raise ValueError(TEXT)
