"""`make bench`: every benchmark, in order."""

from benchmarks import pages, preflight

preflight.main()
pages.main()
