print("depositary")
