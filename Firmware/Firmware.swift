/// What is known about phones and firmware, as data files of this folder compiled into the program.
public enum Firmware {}
