package measure

import "math"

// earth is the mean radius of the earth in kilometres.
const earth = 6371.0088

// Near is the distance in kilometres (100 miles) within which a toponym
// counts as resolved in Accuracy@161 km.
const Near = 161

// Kilometres is the great-circle distance between two points given in
// degrees, by the haversine formula.
func Kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	rad := func(d float64) float64 { return d * math.Pi / 180 }
	sinLat := math.Sin(rad(lat2-lat1) / 2)
	sinLon := math.Sin(rad(lon2-lon1) / 2)
	h := sinLat*sinLat + math.Cos(rad(lat1))*math.Cos(rad(lat2))*sinLon*sinLon
	return 2 * earth * math.Asin(math.Sqrt(min(1, h)))
}
