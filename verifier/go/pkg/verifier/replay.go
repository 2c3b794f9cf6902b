package verifier

import "slices"

// checkReplay is rule A-3.
func (v *verification) checkReplay(t *jsonText, predicate int) string {
	if !shapes.replay.fits(t, predicate) {
		return codeShape
	}
	run := v.byRun[t.memberText(predicate, "run")]
	root := t.memberHash(predicate, "run_root")
	if run == nil || run.info.root != root || !journalSubject(t, root) {
		return codeSubject
	}
	replay := readReplay(t, predicate)
	if !replay.consistent() || replay.verdict != replay.follows() {
		return codeReplay
	}
	return ""
}

// A replayed is what rule A-3 compares in a replay certificate.
type replayed struct {
	total, replayed, denied, mismatched, nondet int64
	redo, statement, verdict                    string
	codes                                       []string
	tablesTold                                  bool // each table says whether it is equal
	tablesEqual                                 bool
	diverges                                    bool
	divergesAt                                  int64
	divergesBy                                  string
}

func readReplay(t *jsonText, predicate int) *replayed {
	steps, level := t.member(predicate, "steps"), t.member(predicate, "level")
	r := &replayed{
		total: t.memberInteger(steps, "total"), replayed: t.memberInteger(steps, "replayed"),
		denied: t.memberInteger(steps, "denied"), mismatched: t.memberInteger(steps, "mismatched"),
		nondet: t.memberInteger(steps, "nondet"), redo: t.memberText(level, "redo"),
		statement: t.memberText(level, "statement"), verdict: t.memberText(predicate, "verdict"),
		codes: t.texts(t.member(predicate, "codes")), tablesTold: true, tablesEqual: true,
	}
	t.elements(t.member(predicate, "tables"), func(item int) bool {
		equal := t.kind(t.member(item, "equal")) == kindTrue
		r.tablesTold = r.tablesTold && equal == (t.memberHash(item, "post_recorded") == t.memberHash(item, "post_replayed"))
		r.tablesEqual = r.tablesEqual && equal
		return true
	})
	if first := t.member(predicate, "first_divergence"); first >= 0 {
		r.diverges = true
		r.divergesAt, r.divergesBy = t.memberInteger(first, "step"), t.memberText(first, "code")
	}
	return r
}

// consistent is points 1 to 4 of A-3.
func (r *replayed) consistent() bool {
	counts := r.total > 0 && r.replayed <= r.total-r.denied && r.mismatched <= r.replayed && r.nondet <= r.total
	levels := (r.mismatched > 0) == (r.statement == "different")
	divergence := !r.diverges || r.divergesAt < r.total && slices.Contains(r.codes, r.divergesBy)
	return counts && levels && r.tablesTold && divergence
}

// follows is point 5: the verdict that the counts, levels, codes and tables add up to.
func (r *replayed) follows() string {
	clean := r.replayed == r.total && r.mismatched == 0 && r.nondet == 0 && len(r.codes) == 0
	switch {
	case r.redo == "equal" && r.statement == "equal" && clean && r.tablesEqual:
		return "success"
	case r.redo == "equal" && r.replayed > 0 && r.tablesEqual && len(r.codes) > 0 && r.explained():
		return "partial"
	}
	return "failed"
}

// explained tells whether there is a code for each count that is not as it should be.
func (r *replayed) explained() bool {
	has := func(codes ...string) bool {
		return slices.ContainsFunc(codes, func(code string) bool { return slices.Contains(r.codes, code) })
	}
	return (r.mismatched == 0 || has("STMT_MISMATCH", "ROWCOUNT_MISMATCH")) &&
		(r.denied == 0 || has("DENIED_STMT", "DENIED_FUNC")) &&
		(r.nondet == 0 || has("NONDET")) &&
		(r.replayed+r.denied == r.total || has("SLICE_ONLY", "REPLAY_TIMEOUT"))
}
