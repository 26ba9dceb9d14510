"""The untrusted side: what runs inside a box, in one process with the learner's code. Nothing else imports it."""
