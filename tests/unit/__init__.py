"""Parts by themselves, without a fork server."""
