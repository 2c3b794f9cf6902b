package verifier

import (
	"crypto/sha256"
	"math/bits"
)

// A treeBuilder holds the roots of the perfect subtrees of a tree that grows at its right edge: one
// for each set bit of size, from the largest to the smallest. Memory is O(log n).
type treeBuilder struct {
	size  uint64
	roots []hash32
}

func (b *treeBuilder) add(leaf hash32) {
	b.size++
	for carry := b.size; carry&1 == 0; carry >>= 1 {
		last := len(b.roots) - 1
		leaf = nodeHash(b.roots[last], leaf)
		b.roots = b.roots[:last]
	}
	b.roots = append(b.roots, leaf)
}

// root folds the subtrees from the right (N-2).
func (b *treeBuilder) root() hash32 {
	if len(b.roots) == 0 {
		return sha256.Sum256(nil)
	}
	hash := b.roots[len(b.roots)-1]
	for i := len(b.roots) - 2; i >= 0; i-- {
		hash = nodeHash(b.roots[i], hash)
	}
	return hash
}

// verifyInclusion checks an inclusion proof by RFC 9162 section 2.1.3.2.
func verifyInclusion(index, size uint64, leaf hash32, proof []hash32, root hash32) bool {
	if index >= size {
		return false
	}
	fn, sn, hash := index, size-1, leaf
	for _, sibling := range proof {
		if sn == 0 {
			return false
		}
		if fn&1 == 1 || fn == sn {
			hash = nodeHash(sibling, hash)
			for fn&1 == 0 && fn != 0 {
				fn >>= 1
				sn >>= 1
			}
		} else {
			hash = nodeHash(hash, sibling)
		}
		fn >>= 1
		sn >>= 1
	}
	return sn == 0 && hash == root
}

// verifyConsistency checks a consistency proof by RFC 9162 section 2.1.4.2. Two heads of the same
// size need an empty proof and equal roots; an older head of size 0 proves nothing and is refused.
func verifyConsistency(first, second uint64, proof []hash32, firstRoot, secondRoot hash32) bool {
	if first == 0 || first > second {
		return false
	}
	if first == second {
		return len(proof) == 0 && firstRoot == secondRoot
	}
	if bits.OnesCount64(first) == 1 {
		proof = append([]hash32{firstRoot}, proof...)
	}
	if len(proof) == 0 {
		return false
	}
	fn, sn := first-1, second-1
	for fn&1 == 1 {
		fn >>= 1
		sn >>= 1
	}
	fr, sr := proof[0], proof[0]
	for _, hash := range proof[1:] {
		if sn == 0 {
			return false
		}
		if fn&1 == 1 || fn == sn {
			fr = nodeHash(hash, fr)
			sr = nodeHash(hash, sr)
			for fn&1 == 0 && fn != 0 {
				fn >>= 1
				sn >>= 1
			}
		} else {
			sr = nodeHash(sr, hash)
		}
		fn >>= 1
		sn >>= 1
	}
	return sn == 0 && fr == firstRoot && sr == secondRoot
}
