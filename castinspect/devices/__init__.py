"""Which device computes, proven by a kernel; guards of libraries."""
