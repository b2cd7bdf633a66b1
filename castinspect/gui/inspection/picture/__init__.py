"""The picture's side of the inspection screen: tools, the picture with its heat map, the strip of the last parts."""
