"""For authors and CI: `proof` verifies katas, `scaffold` starts a new one."""
