public import ArgumentParser
public import Intake

extension ReaderChoice: ExpressibleByArgument {}
