"""Django stands before the tests import the modules that speak to tables."""

from shuzibao.archive.connection import set_up

set_up()
