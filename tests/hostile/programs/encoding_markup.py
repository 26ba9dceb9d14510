# attack: encoding
# goal: close the page's or the report's own tags
# expect: RAISED

TEXT = "</pre><script>alert(1)</script> ]]> --> &lt; [red]bold[/red] ``` | [link](javascript:alert(1)) \x00 {{7*7}} $(reboot)"
print(TEXT)


def gradient(x):
    raise ValueError(TEXT)
