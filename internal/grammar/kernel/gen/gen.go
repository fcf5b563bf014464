// Command gen writes the kernels for amd64 of the package above it. It is a module
// of its own so that the product does not depend on the generator:
//
//	cd internal/grammar/kernel && go generate
package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// tall is the most rows of a tile; tall x 16 sums fill twelve of the sixteen
// registers, two hold weights, one an activation, one a product.
const tall = 6

func main() {
	ConstraintExpr("amd64,!purego")
	for rows := 1; rows <= tall; rows++ {
		tile(rows)
	}
	for rows := 1; rows <= low; rows++ {
		tileSSE(rows)
	}
	measure()
	quantise()
	dot(1)
	dot(tall)
	recur()
	leaky()
	highest()
	Generate()
}

// tile writes the product of groups of rows of activations with one panel of
// sixteen outputs. VPMADDUBSW multiplies the activations of four inputs with
// eight outputs' weights for them and adds two by two; the sums of 16 bits may
// wrap on the way, but what they come to in the end fits.
func tile(rows int) {
	TEXT(fmt.Sprintf("tile%d", rows), NOSPLIT, "func(groups, quads int, a *uint8, astride int, w *int8, start *int16, scale, bias, step, c *float32, cstride int)")
	Doc(fmt.Sprintf("tile%d sets groups of %d rows of c to a·w·scale·step + bias; strides are in bytes.", rows, rows))
	Pragma("noescape")
	groups := Load(Param("groups"), GP64())
	base := Load(Param("a"), GP64())
	as := Load(Param("astride"), GP64())
	start := Load(Param("start"), GP64())
	scale := Load(Param("scale"), GP64())
	bias := Load(Param("bias"), GP64())
	step := Load(Param("step"), GP64())
	c := Load(Param("c"), GP64())
	cs := Load(Param("cstride"), GP64())
	group := fmt.Sprintf("group%d", rows)
	Label(group)
	k := Load(Param("quads"), GP64())
	w := Load(Param("w"), GP64())
	first := GP64()
	MOVQ(base, first)
	a := pointersFrom(first, as, rows)
	sums := make([][2]reg.VecVirtual, rows)
	for r := range sums {
		sums[r] = [2]reg.VecVirtual{YMM(), YMM()}
		VMOVDQU(Mem{Base: start}, sums[r][0])
		VMOVDQU(Mem{Base: start, Disp: 32}, sums[r][1])
	}
	label := fmt.Sprintf("loop%d", rows)
	Label(label)
	w0, w1, x, y := YMM(), YMM(), YMM(), YMM()
	VMOVDQU(Mem{Base: w}, w0)
	VMOVDQU(Mem{Base: w, Disp: 32}, w1)
	for r := range sums {
		VPBROADCASTD(a(r), x)
		VPMADDUBSW(w0, x, y)
		VPADDW(y, sums[r][0], sums[r][0])
		VPMADDUBSW(w1, x, x)
		VPADDW(x, sums[r][1], sums[r][1])
	}
	ADDQ(Imm(64), w)
	a(-1)
	DECQ(k)
	JNZ(LabelRef(label))
	VPCMPEQW(x, x, x)
	VPSRLW(Imm(15), x, x) // ones
	VMOVUPS(Mem{Base: scale}, w0)
	VMOVUPS(Mem{Base: scale, Disp: 32}, w1)
	for r, two := range sums {
		VBROADCASTSS(Mem{Base: step, Disp: 4 * r}, y)
		for half, sum := range two {
			// Multiplies and adds apart, as the code in Go does, so that both
			// give the same bits.
			VPMADDWD(x, sum, sum)
			VCVTDQ2PS(sum, sum)
			VMULPS([]reg.VecVirtual{w0, w1}[half], sum, sum)
			VMULPS(y, sum, sum)
			VADDPS(Mem{Base: bias, Disp: 32 * half}, sum, sum)
			VMOVUPS(sum, Mem{Base: c, Disp: 32 * half})
		}
		ADDQ(as, base)
		ADDQ(cs, c)
	}
	ADDQ(Imm(uint64(4*rows)), step)
	DECQ(groups)
	JNZ(LabelRef(group))
	VZEROUPPER()
	RET()
}

// low is the most rows of a tile for processors without AVX2: its sums fill
// twelve registers of half the size.
const low = 3

// tileSSE writes what tile writes with the instructions that every amd64
// processor has.
func tileSSE(rows int) {
	TEXT(fmt.Sprintf("low%d", rows), NOSPLIT, "func(pairs int, a *int16, astride int, w *int16, scale, bias, step, c *float32, cstride int)")
	Doc(fmt.Sprintf("low%d does what tile%d does, with SSE2 alone.", rows, rows))
	Pragma("noescape")
	k := Load(Param("pairs"), GP64())
	as := Load(Param("astride"), GP64())
	w := Load(Param("w"), GP64())
	a := pointers("a", as, rows)
	var sums [low][4]reg.VecVirtual
	var x [low]reg.VecVirtual
	for r := range rows {
		x[r] = XMM()
		for q := range sums[r] {
			sums[r][q] = XMM()
			PXOR(sums[r][q], sums[r][q])
		}
	}
	y := XMM()
	label := fmt.Sprintf("lowloop%d", rows)
	Label(label)
	for r := range rows {
		MOVD(a(r), x[r])
		PSHUFD(Imm(0), x[r], x[r])
	}
	for q := range 4 {
		for r := range rows {
			MOVOU(Mem{Base: w, Disp: 16 * q}, y)
			PMADDWL(x[r], y)
			PADDL(y, sums[r][q])
		}
	}
	ADDQ(Imm(64), w)
	a(-1)
	DECQ(k)
	JNZ(LabelRef(label))
	scale := Load(Param("scale"), GP64())
	bias := Load(Param("bias"), GP64())
	step := Load(Param("step"), GP64())
	cs := Load(Param("cstride"), GP64())
	c := Load(Param("c"), GP64())
	for r := range rows {
		MOVSS(Mem{Base: step, Disp: 4 * r}, x[0])
		SHUFPS(Imm(0), x[0], x[0])
		for q, sum := range sums[r] {
			CVTPL2PS(sum, sum)
			MOVUPS(Mem{Base: scale, Disp: 16 * q}, y)
			MULPS(y, sum)
			MULPS(x[0], sum)
			MOVUPS(Mem{Base: bias, Disp: 16 * q}, y)
			ADDPS(y, sum)
			MOVUPS(sum, Mem{Base: c, Disp: 16 * q})
		}
		if r < rows-1 {
			ADDQ(cs, c)
		}
	}
	RET()
}

// measure writes the largest magnitude of a row, and its sums of squares.
func measure() {
	TEXT("measure8", NOSPLIT, "func(n int, a *float32) (most, square float32)")
	Doc("measure8 returns the largest magnitude of n floats, a multiple of 8, and the larger sum of squares of two halves: the first two of every four, and the others.")
	Pragma("noescape")
	n := Load(Param("n"), GP64())
	a := Load(Param("a"), GP64())
	abs, most, square, x, y := YMM(), YMM(), YMM(), YMM(), YMM()
	broadcast(0x7fffffff, abs)
	VXORPS(most, most, most)
	VXORPS(square, square, square)
	Label("measureloop")
	VMOVUPS(Mem{Base: a}, x)
	VMULPS(x, x, y)
	VANDPS(x, abs, x)
	VADDPS(y, square, square)
	VMAXPS(x, most, most)
	ADDQ(Imm(32), a)
	SUBQ(Imm(8), n)
	JG(LabelRef("measureloop"))
	low, high := XMM(), XMM()
	VEXTRACTF128(Imm(1), most, high)
	VEXTRACTF128(Imm(0), most, low)
	VMAXPS(high, low, low)
	VSHUFPS(Imm(0x4e), low, low, high)
	VMAXPS(high, low, low)
	VSHUFPS(Imm(0xb1), low, low, high)
	VMAXPS(high, low, low)
	Store(low, ReturnIndex(0))
	VEXTRACTF128(Imm(1), square, high)
	VEXTRACTF128(Imm(0), square, low)
	VADDPS(high, low, low)
	VHADDPS(low, low, low)
	VSHUFPS(Imm(0xb1), low, low, high)
	VMAXPS(high, low, low)
	Store(low, ReturnIndex(1))
	VZEROUPPER()
	RET()
}

// quantise writes the rounding of a row to whole numbers of 8 bits.
func quantise() {
	TEXT("quantise16", NOSPLIT, "func(n int, a *float32, by float32, plus uint32, u *uint8)")
	Doc("quantise16 rounds a·by to the nearest whole number, to even from the middle, and adds plus; n is a multiple of 16.")
	Pragma("noescape")
	n := Load(Param("n"), GP64())
	a := Load(Param("a"), GP64())
	u := Load(Param("u"), GP64())
	parameter := func(name string) Mem {
		m, err := Param(name).Resolve()
		if err != nil {
			panic(err)
		}
		return m.Addr
	}
	by, plus := YMM(), YMM()
	VBROADCASTSS(parameter("by"), by)
	VBROADCASTSS(parameter("plus"), plus)
	x, y, high := YMM(), YMM(), XMM()
	Label("quantiseloop")
	VMULPS(Mem{Base: a}, by, x)
	VMULPS(Mem{Base: a, Disp: 32}, by, y)
	VCVTPS2DQ(x, x)
	VCVTPS2DQ(y, y)
	VPADDD(plus, x, x)
	VPADDD(plus, y, y)
	VPACKSSDW(y, x, x) // four of x, four of y, and again
	VEXTRACTI128(Imm(1), x, high)
	VPACKUSWB(high, x.AsX(), x.AsX())
	VPSHUFD(Imm(0xd8), x.AsX(), x.AsX())
	VMOVDQU(x.AsX(), Mem{Base: u})
	ADDQ(Imm(64), a)
	ADDQ(Imm(16), u)
	SUBQ(Imm(16), n)
	JG(LabelRef("quantiseloop"))
	VZEROUPPER()
	RET()
}

// dot writes the products of some rows with a panel of eight others: each sum
// in the order of the inputs, products rounded before they are added.
func dot(rows int) {
	TEXT(fmt.Sprintf("dot%d", rows), NOSPLIT, "func(k int, a *float32, astride int, w, c *float32, cstride int)")
	Doc(fmt.Sprintf("dot%d adds a·w to eight sums in each of %d rows of c; w holds eight weights an input; strides are in bytes.", rows, rows))
	Pragma("noescape")
	k := Load(Param("k"), GP64())
	as := Load(Param("astride"), GP64())
	a := pointers("a", as, rows)
	w := Load(Param("w"), GP64())
	cs := Load(Param("cstride"), GP64())
	c := pointers("c", cs, rows)
	sums := make([]reg.VecVirtual, rows)
	for r := range sums {
		sums[r] = YMM()
		VMOVUPS(c(r), sums[r])
	}
	label := fmt.Sprintf("dotloop%d", rows)
	Label(label)
	w0, x := YMM(), YMM()
	VMOVUPS(Mem{Base: w}, w0)
	for r := range sums {
		VBROADCASTSS(a(r), x)
		VMULPS(w0, x, x)
		VADDPS(x, sums[r], sums[r])
	}
	ADDQ(Imm(32), w)
	a(-1)
	DECQ(k)
	JNZ(LabelRef(label))
	for r := range sums {
		VMOVUPS(sums[r], c(r))
	}
	VZEROUPPER()
	RET()
}

// pointers returns the operands of rows of a matrix: rows 0 to 2 from one
// base, 3 to 5 from another; row -1 steps on by four bytes.
func pointers(name string, stride reg.Register, rows int) func(int) Mem {
	return pointersFrom(Load(Param(name), GP64()), stride, rows)
}

// pointersFrom is pointers with the first base in a register, which moves.
func pointersFrom(first, stride reg.Register, rows int) func(int) Mem {
	bases := []reg.Register{first}
	if rows > 3 {
		three := GP64()
		LEAQ(Mem{Base: stride, Index: stride, Scale: 2}, three)
		ADDQ(bases[0], three)
		bases = append(bases, three)
	}
	return func(r int) Mem {
		if r < 0 {
			for _, b := range bases {
				ADDQ(Imm(4), b)
			}
			return Mem{}
		}
		m := Mem{Base: bases[r/3]}
		if r%3 > 0 {
			m.Index, m.Scale = stride, uint8(r%3)
		}
		return m
	}
}

// recur writes the recurrence over the words of a sentence in one direction.
func recur() {
	TEXT("recur8", NOSPLIT, "func(n int, in *[]float32, instep, at, size int, res *float32, resstride int, out *float32, outstride int, state *float32)")
	Doc("recur8 runs the gated recurrence over n rows, at bytes into the slices in; steps and strides are in bytes, size in floats, a multiple of 8.")
	Pragma("noescape")
	n := Load(Param("n"), GP64())
	in := Load(Param("in"), GP64())
	is := Load(Param("instep"), GP64())
	at := Load(Param("at"), GP64())
	size := Load(Param("size"), GP64())
	res := Load(Param("res"), GP64())
	rs := Load(Param("resstride"), GP64())
	out := Load(Param("out"), GP64())
	os := Load(Param("outstride"), GP64())
	state := Load(Param("state"), GP64())
	SHLQ(Imm(2), size)
	half, one, abs := YMM(), YMM(), YMM()
	broadcast(0x3f000000, half)
	broadcast(0x3f800000, one)
	broadcast(0x7fffffff, abs)
	j := GP64()
	Label("row")
	XORQ(j, j)
	row, f, o := GP64(), GP64(), GP64()
	MOVQ(Mem{Base: in}, row)
	ADDQ(at, row)
	LEAQ(Mem{Base: row, Index: size, Scale: 1}, f)
	LEAQ(Mem{Base: f, Index: size, Scale: 1}, o)
	Label("chunk")
	z, g, h, t, c := YMM(), YMM(), YMM(), YMM(), YMM()
	softsign := func(m Mem, x reg.VecVirtual) {
		VMOVUPS(m, x)
		VANDPS(abs, x, t)
		VADDPS(one, t, t)
		VDIVPS(t, x, x)
	}
	gate := func(x reg.VecVirtual) {
		VMULPS(half, x, x)
		VADDPS(half, x, x)
	}
	softsign(Mem{Base: row, Index: j, Scale: 1}, z)
	softsign(Mem{Base: f, Index: j, Scale: 1}, g)
	gate(g)
	VMOVUPS(Mem{Base: state, Index: j, Scale: 1}, c)
	VSUBPS(z, c, c) // c = z + g*(c-z)
	VMULPS(g, c, c)
	VADDPS(z, c, c)
	VMOVUPS(c, Mem{Base: state, Index: j, Scale: 1})
	softsign(Mem{Base: o, Index: j, Scale: 1}, h)
	gate(h)
	VMULPS(c, h, h)
	VADDPS(Mem{Base: res, Index: j, Scale: 1}, h, h)
	VMOVUPS(h, Mem{Base: out, Index: j, Scale: 1})
	ADDQ(Imm(32), j)
	CMPQ(j, size)
	JB(LabelRef("chunk"))
	ADDQ(is, in)
	ADDQ(rs, res)
	ADDQ(os, out)
	DECQ(n)
	JNZ(LabelRef("row"))
	VZEROUPPER()
	RET()
}

// leaky writes the activation of the heads.
func leaky() {
	TEXT("leaky8", NOSPLIT, "func(n int, a, b, out *float32)")
	Doc("leaky8 sets n floats of out to max(x, x/10), where x is a + b; n is a multiple of 8.")
	Pragma("noescape")
	n := Load(Param("n"), GP64())
	a := Load(Param("a"), GP64())
	b := Load(Param("b"), GP64())
	out := Load(Param("out"), GP64())
	tenth, x, y, j := YMM(), YMM(), YMM(), GP64()
	broadcast(0x3dcccccd, tenth)
	SHLQ(Imm(2), n)
	XORQ(j, j)
	Label("leakyloop")
	VMOVUPS(Mem{Base: a, Index: j, Scale: 1}, x)
	VADDPS(Mem{Base: b, Index: j, Scale: 1}, x, x)
	VMULPS(tenth, x, y)
	VMAXPS(y, x, x)
	VMOVUPS(x, Mem{Base: out, Index: j, Scale: 1})
	ADDQ(Imm(32), j)
	CMPQ(j, n)
	JB(LabelRef("leakyloop"))
	VZEROUPPER()
	RET()
}

// highest writes the search for the first of the highest floats.
func highest() {
	TEXT("highest8", NOSPLIT, "func(n int, a *float32) int")
	Doc("highest8 returns the place of the highest of n floats, a multiple of 8, the first of equals.")
	Pragma("noescape")
	n := Load(Param("n"), GP64())
	a := Load(Param("a"), GP64())
	most, x, j := YMM(), YMM(), GP64()
	SHLQ(Imm(2), n)
	VMOVUPS(Mem{Base: a}, most)
	MOVQ(U32(32), j)
	Label("highestloop")
	CMPQ(j, n)
	JGE(LabelRef("highestfound"))
	VMAXPS(Mem{Base: a, Index: j, Scale: 1}, most, most)
	ADDQ(Imm(32), j)
	JMP(LabelRef("highestloop"))
	Label("highestfound")
	VPERM2F128(Imm(1), most, most, x)
	VMAXPS(x, most, most)
	VPERMILPS(Imm(0x4e), most, x)
	VMAXPS(x, most, most)
	VPERMILPS(Imm(0xb1), most, x)
	VMAXPS(x, most, most) // in all eight
	mask := GP32()
	XORQ(j, j)
	Label("highestwhere")
	VCMPPS(Imm(0), Mem{Base: a, Index: j, Scale: 1}, most, x)
	VMOVMSKPS(x, mask)
	ADDQ(Imm(32), j)
	TESTL(mask, mask)
	JNZ(LabelRef("highesthere"))
	CMPQ(j, n)
	JL(LabelRef("highestwhere"))
	Label("highesthere")
	BSFL(mask, mask)
	SHRQ(Imm(2), j)
	place := GP64()
	LEAQ(Mem{Base: j, Disp: -8, Index: mask.As64(), Scale: 1}, place)
	VZEROUPPER()
	Store(place, ReturnIndex(0))
	RET()
}

// broadcast fills y with the float whose bits are given.
func broadcast(bits uint32, y reg.VecVirtual) {
	r := GP32()
	MOVL(U32(bits), r)
	x := XMM()
	VMOVD(r, x)
	VBROADCASTSS(x, y)
}
