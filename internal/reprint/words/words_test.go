package words

import "testing"

func TestStub(t *testing.T) {}
