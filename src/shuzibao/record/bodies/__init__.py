"""Bodies that a bare word stands for: 区委, 财政局, 县政府, by the place and the time of the paper."""
