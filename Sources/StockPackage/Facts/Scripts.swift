// What a package's scripts say is part of what a package says: whoever speaks of packages speaks of steps and checks.
@_exported import Scripts
