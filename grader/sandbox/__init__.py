"""The box that learner code runs in: confinement, the fork server that makes boxes, and the grader's end of one."""
