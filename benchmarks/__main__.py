"""`make bench`: every benchmark, in order."""

from benchmarks import pages

pages.main()
