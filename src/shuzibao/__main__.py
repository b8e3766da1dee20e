"""`python -m shuzibao` is the command, where no script of that name is on the path."""

from shuzibao.cli import main

if __name__ == "__main__":
    main()
