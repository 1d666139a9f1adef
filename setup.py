"""The wheel's packages: as found, and two folders that stand outside. The rest is in setup.cfg."""

from setuptools import find_packages, setup

OUTSIDE = {"facilitator.templates": "templates", "facilitator.static": "static/dist"}

setup(packages=[*find_packages(include=["facilitator", "facilitator.*"]), *OUTSIDE], package_dir=OUTSIDE)
