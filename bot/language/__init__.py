"""The mechanics of Chinese official prose: pure functions over text that everyone above uses."""
