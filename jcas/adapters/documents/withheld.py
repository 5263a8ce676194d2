"""What a file beside the manuscript becomes where no machine can make it safe."""


class Withheld(Exception):
    """The file can't be made safe; the sentence tells the editor why."""
