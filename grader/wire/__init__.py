"""What grader and box say to each other, and its bytes.

`codec` turns plain values and records into bytes and back, `frames` cuts a byte stream into messages, `messages` and
`control` list the records.
Bytes that come out of a box are hostile: they are parsed here, never unpickled, and every size is checked before memory is allocated.
"""
