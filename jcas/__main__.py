"""`python -m jcas` is the same as `jcas`."""

import sys

from jcas.cli import main

sys.exit(main())
