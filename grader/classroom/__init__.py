"""Many submissions: who handed in what, the ledger of verdicts, and the gradebook."""
