"""What offices and villages send in (各单位报来的材料): asked for by tables, read back as bullets, summed."""
