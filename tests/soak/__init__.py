"""Long runs, kills at random moments and odd machines: is every grade right, and is nothing left behind?"""
