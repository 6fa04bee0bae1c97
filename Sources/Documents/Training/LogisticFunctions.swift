#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

func exponential(_ value: Float) -> Float { expf(value) }
func logOdds(_ share: Double) -> Double { log(share / (1 - share)) }
