"""Pictures with matplotlib, an optional extra. They show data that somebody else has gathered, and know nothing of boxes."""
